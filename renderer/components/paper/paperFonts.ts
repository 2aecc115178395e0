/** Font families of official papers with what stands in for them where they are not installed. */
const STAND_INS: Readonly<Record<string, string>> = {
  方正小标宋简体: 'FZXiaoBiaoSong-B05S, 宋体, SimSun, "Noto Serif CJK SC", serif',
  仿宋_GB2312: 'FangSong_GB2312, 仿宋, FangSong, "Noto Serif CJK SC", serif',
  楷体_GB2312: 'KaiTi_GB2312, 楷体, KaiTi, "Noto Serif CJK SC", serif',
  黑体: 'SimHei, "Noto Sans CJK SC", sans-serif',
};

/** A CSS font-family that begins with the named font; digits and Latin letters take the paper's own family. */
export function paperFontFamily(family: string, digitsFamily: string): string {
  return `"${digitsFamily}", "${family}", ${STAND_INS[family] ?? '"Noto Serif CJK SC", serif'}`;
}
