/** The readings of a character that are meant in names of duties, units and papers: of the others a query in letters finds only what nobody looks for. */

/** Never meant: 和 of mahjong, 石 of grain, 大 of 大夫. 行 hang, 调 tiao, 长 zhang, 会 kuai, 没 mo and 着 zhuo are. */
const RARE: Readonly<Record<string, readonly string[]>> = {
  和: ['huo', 'hu'],
  行: ['heng'],
  调: ['zhou'],
  地: ['de'],
  得: ['dei'],
  着: ['zhao'],
  乐: ['yao', 'lao'],
  参: ['cen'],
  差: ['ci'],
  合: ['ge'],
  食: ['si', 'yi'],
  石: ['dan'],
  大: ['dai'],
  不: ['fou'],
  单: ['chan'],
  强: ['jiang'],
  难: ['nuo'],
  属: ['zhu'],
  将: ['qiang'],
  红: ['gong'],
  转: ['zhuai'],
  盛: ['cheng'],
  似: ['shi'],
  谷: ['yu'],
  否: ['pi'],
  落: ['la', 'lao'],
  宿: ['xiu'],
  车: ['ju'],
  陆: ['liu'],
  种: ['chong'],
};

/** In the given order. */
export function meantReadings(character: string, readings: readonly string[]): readonly string[] {
  const rare = RARE[character];
  return rare ? readings.filter((reading) => !rare.includes(reading)) : readings;
}
