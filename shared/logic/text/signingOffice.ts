/** The name a staffing office signs with where the project does not say it. */

/**
 * 中共东宁市委机构编制委员会办公室 for 东宁市: since 2019 the office is everywhere that of the Party committee's commission
 * (深化党和国家机构改革方案). `place` itself where it names no county.
 */
export function signingOffice(place: string): string {
  return /^[\p{Script=Han}]{1,12}[县市区旗]$/u.test(place) ? `中共${place}委机构编制委员会办公室` : place;
}
