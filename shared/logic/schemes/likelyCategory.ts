/** The category a unit's own name says: 县水利局 is in 水利, 县农业农村局 in 农业农村. */

/** The longest category that stands in the name; '' where none does. */
export function likelyCategory(unit: string, categories: readonly string[]): string {
  const said = categories.filter((category) => category.length > 1 && unit.includes(category));
  return said.sort((one, other) => other.length - one.length)[0] ?? '';
}
