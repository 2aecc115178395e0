/** Which townships, in so few words that a cell of a table holds them: 各镇, 除临江镇外各镇, 东宁、道河、绥阳, 4 镇：东宁、道河、…. */

/** `all` are the county's townships; names it has no more are always said as they stand. */
export function townsShort(names: readonly string[], all: readonly string[]): string {
  const named = new Set(names);
  const others = all.filter((town) => !named.has(town));
  if (names.length > 1 && names.every((name) => all.includes(name))) {
    if (others.length === 0) return '各镇';
    if (others.length <= 2 && names.length > others.length + 1)
      return `除${(others.length === 1 ? others : bare(others)).join('、')}外各镇`;
  }
  if (names.length <= 2) return names.join('、');
  return `${names.length > 3 ? `${names.length} 镇：` : ''}${bare(names).join('、')}`;
}

/** 东宁 for 东宁镇, as it is spoken; as written where two would then be called alike or one is of another kind. */
function bare(names: readonly string[]): readonly string[] {
  const short = names.map((name) => (/^.{2,}[镇乡]$/.test(name) ? name.slice(0, -1) : name));
  return new Set(short).size === new Set(names).size ? short : names;
}
