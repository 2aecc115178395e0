/** 说法对照: the wording in force beside every other one: what each unit wrote and what earlier versions said. */
import { type ReactNode, useMemo } from 'react';
import { shippedKnowledge } from '../../../../shared/logic/matching/matchEntries';
import { markDifference } from '../../../../shared/logic/text/markDifference';
import type { ItemDetail } from '../../../../shared/views';
import { DirectionTag, Tag } from '../../../components/figures/Tags';
import { Difference } from '../../../components/texts/Difference';

interface Variant {
  readonly key: string;
  readonly said: ReactNode;
  readonly name: string;
  readonly text: string;
}

/** Wordings that say it otherwise than now; the same words of an adopted entry and its first version stand once. */
function variantsOf(item: ItemDetail): readonly Variant[] {
  const seen = new Set([`${item.name}\n${item.text}`]);
  const fresh = ({ name, text }: { name: string; text: string }): boolean => {
    const words = `${name}\n${text}`;
    if (seen.has(words)) return false;
    seen.add(words);
    return true;
  };
  const entries = item.entries.filter(fresh).map(
    (entry): Variant => ({
      key: `entry${entry.id}`,
      said: <DirectionTag direction={entry.direction}>{entry.unit}</DirectionTag>,
      name: entry.name,
      text: entry.text,
    }),
  );
  const joined = item.joined.filter(fresh).map(
    (other): Variant => ({
      key: `joined${other.id}`,
      said: <Tag tone="merged">合并来的</Tag>,
      name: other.name,
      text: other.text,
    }),
  );
  const versions = item.versions.filter(fresh).map(
    (version): Variant => ({
      key: `version${version.number}`,
      said: <Tag tone="plain">第 {version.number} 版</Tag>,
      name: version.name,
      text: version.text,
    }),
  );
  return [...joined, ...entries, ...versions];
}

export function ItemVariants({ item }: { item: ItemDetail }): ReactNode {
  const variants = variantsOf(item);
  if (variants.length === 0) return null;
  return (
    <section className="card" aria-label="说法对照" data-testid="item-variants">
      <div className="card-head">
        说法对照 <span className="muted small">别的说法 {variants.length} 种，没有用上，都留着</span>
      </div>
      <div className="table-scroll">
        <table className="table item-table">
          <thead>
            <tr>
              <th>出处</th>
              <th>职责事项</th>
              <th>工作任务</th>
            </tr>
          </thead>
          <tbody>
            <tr>
              <td>
                <Tag tone="merged">现行文字</Tag>
              </td>
              <td className="wrap">
                <b>{item.name}</b>
              </td>
              <td className="wrap">{item.text}</td>
            </tr>
            {variants.map((variant) => (
              <VariantRow key={variant.key} variant={variant} name={item.name} text={item.text} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** One wording with what it has in common with the one in force, and what it alone says. */
function VariantRow({ variant, name, text }: { variant: Variant; name: string; text: string }): ReactNode {
  const { left } = useMemo(
    () => markDifference({ name: variant.name, text: variant.text }, { name, text }, shippedKnowledge()),
    [variant.name, variant.text, name, text],
  );
  return (
    <tr data-testid="item-variant">
      <td>{variant.said}</td>
      <td className="wrap">
        <Difference text={variant.name} marks={left.name} side="left" />
      </td>
      <td className="wrap">
        <Difference text={variant.text} marks={left.text} side="left" />
      </td>
    </tr>
  );
}
