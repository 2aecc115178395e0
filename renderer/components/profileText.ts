/** A township's profile in one line: 林区、沿边 · 1.5 万人 · 黑木耳、林下经济. */
import type { UnitProfile } from '../../shared/model/unit';

/** '' when nothing is registered. */
export function profileText(profile: UnitProfile): string {
  const { population } = profile;
  const people =
    population === null ? '' : population >= 10_000 ? `${(population / 10_000).toFixed(1)} 万人` : `${population} 人`;
  return [profile.class.join('、'), people, profile.industries.join('、')].filter((part) => part !== '').join(' · ');
}
