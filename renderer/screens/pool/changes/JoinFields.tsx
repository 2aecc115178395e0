/** What a 合并 brings along: townships, bases and departments of the items that go, and the list where a township has them in different ones. */
import { Checkbox, Form, Select } from 'antd';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { citedTitle } from '../../../../shared/logic/bases/parseCitation';
import type { JoinPlan } from '../../../../shared/logic/pool/joinItems';
import { sectionKey, sectionOfKey, sectionWords } from '../../../../shared/logic/schemes/schemeLists';
import { quoted } from '../../../../shared/logic/text/nestQuotes';
import type { Join } from '../../../../shared/model/deed';
import { RESPONSIBILITY_ROLE_WORDS } from '../../../../shared/model/item';
import { figure } from '../../../format';
import { useRead } from '../../../hooks';

/** As the form holds it: the place chosen for each township, as a key. */
export interface JoinValues {
  readonly joinTownships: boolean;
  readonly joinBases: boolean;
  readonly joinDepartments: boolean;
  readonly joinPlaces: Readonly<Record<string, string>>;
}

export const JOIN_ALL: JoinValues = { joinTownships: true, joinBases: true, joinDepartments: true, joinPlaces: {} };

export function joinOf({ joinTownships, joinBases, joinDepartments, joinPlaces }: JoinValues): Join {
  const places = Object.entries(joinPlaces).map(([township, key]) => ({ township, ...sectionOfKey(key) }));
  return { townships: joinTownships, bases: joinBases, departments: joinDepartments, places };
}

/** Inside a Form whose values have those of `JoinValues`; mounted anew for another item that is kept. */
export function JoinFields({ ids, targetId }: { ids: readonly number[]; targetId: number }): ReactNode {
  const plan = useRead('previewJoin', { itemIds: [...ids], targetItemId: targetId });
  const form = Form.useFormInstance<JoinValues>();
  const taking = Form.useWatch('joinTownships') ?? true;
  const all = useRead('summary', {}).data?.townships.length ?? 0;
  const place = useRef<HTMLElement>(null);
  // What was chosen between the places of other items is no choice here.
  useEffect(() => form.setFieldValue('joinPlaces', {}), [form]);
  const read = plan.data !== undefined;
  // It comes in below what was just chosen, in a small window below the edge.
  useEffect(() => {
    if (read) place.current?.scrollIntoView({ block: 'nearest' });
  }, [read]);
  if (!plan.data) return null;
  const { gained, differing, unsaid, bases, departments } = plan.data;
  if (gained.length + differing.length + unsaid.length + bases.length + departments.length === 0)
    return <p className="muted small">保留的那一项已含并入项的适用乡镇、依据和部门；报送条目和说法归到它名下。</p>;
  // A township the kept item does not come to has nothing to be asked about.
  const left = new Set(taking ? [] : gained.map(({ township }) => township));
  return (
    <section ref={place} className="join-fields" aria-label="并入时带过去" data-testid="join-fields">
      <div className="join-title">并入时带过去</div>
      {gained.length > 0 ? <GainedTowns gained={gained} all={all} /> : null}
      {bases.length > 0 ? (
        <Form.Item name="joinBases" valuePropName="checked">
          <Checkbox data-testid="join-bases">
            依据 {bases.length} 条（{bases.map(({ title, clause }) => `${citedTitle(title)}${clause}`).join('、')}
            ），条款待核对
          </Checkbox>
        </Form.Item>
      ) : null}
      {departments.length > 0 ? (
        <Form.Item name="joinDepartments" valuePropName="checked">
          <Checkbox data-testid="join-departments">
            部门：加 {departments.map(({ unit, role }) => `${unit}（${RESPONSIBILITY_ROLE_WORDS[role]}）`).join('、')}
          </Checkbox>
        </Form.Item>
      ) : null}
      {alike(differing).map(({ townships, places }) => (
        <TownPlace key={townships[0]} townships={townships} left={left} all={all} places={places} />
      ))}
      {unsaid.map(({ township, name, wording }) => (
        <p key={`${township}${name}`} className="small" data-testid="join-unsaid">
          {township}对{quoted(name)}另有本镇写法{quoted(wording)}
          ，并后不再印；要留的，并好后在保留的那一项“本镇另定”里写。
        </p>
      ))}
      <p className="muted small">报送条目和说法归到保留的那一项名下；日后恢复并走的，带来的都交还。</p>
    </section>
  );
}

/** More than a line of names is counted; who they are stands in the tooltip. */
const MOST_NAMED = 8;

function townWords(townships: readonly string[], all: number): string {
  if (townships.length <= MOST_NAMED) return townships.join('、');
  if (townships.length === all) return `全部 ${figure(all)} 个乡镇`;
  return `${townships.slice(0, MOST_NAMED).join('、')}等 ${figure(townships.length)} 个乡镇`;
}

function GainedTowns({ gained, all }: Pick<JoinPlan, 'gained'> & { readonly all: number }): ReactNode {
  const taken = Form.useWatch('joinTownships') ?? true;
  const townships = gained.map(({ township }) => township);
  const names = townWords(townships, all);
  return (
    <Form.Item name="joinTownships" valuePropName="checked" help={taken ? '' : `${names}的清单里将没有这件事。`}>
      <Checkbox data-testid="join-townships">
        <span title={townships.join('、')}>适用乡镇：加 {names}</span>
      </Checkbox>
    </Form.Item>
  );
}

type Differing = JoinPlan['differing'][number];

/** Townships that have the items in the same places are asked about together. */
function alike(differing: readonly Differing[]): { townships: string[]; places: Differing['places'] }[] {
  const groups = new Map<string, { townships: string[]; places: Differing['places'] }>();
  for (const { township, places } of differing) {
    const key = places.map(sectionKey).join('\n\n');
    const group = groups.get(key) ?? { townships: [], places };
    group.townships.push(township);
    groups.set(key, group);
  }
  return [...groups.values()];
}

interface TownPlaceProps {
  readonly townships: readonly string[];
  /** Those the kept item does not come to: not asked about, yet chosen for along with the others should they come. */
  readonly left: ReadonlySet<string>;
  /** How many townships there are. */
  readonly all: number;
  readonly places: Differing['places'];
}

/** The first place is where it stays when nobody chooses. */
function TownPlace({ townships, left, all, places }: TownPlaceProps): ReactNode {
  const summary = useRead('summary', {});
  const form = Form.useFormInstance<JoinValues>();
  const lists = summary.data?.scheme.lists ?? [];
  const options = places.map((place) => ({
    value: sectionKey(place),
    label: `${sectionWords(lists, place)}（“${place.name}”）`,
  }));
  const [chosen, setChosen] = useState(options[0]?.value);
  const asked = townships.filter((town) => !left.has(town));
  if (asked.length === 0) return null;
  const apart = new Set(places.map(({ listId }) => listId)).size > 1 ? '清单' : '类别';
  return (
    <Form.Item
      tooltip={asked.length > MOST_NAMED ? asked.join('、') : undefined}
      label={`${townWords(asked, all)}原来列在不同的${apart}，并后列在`}
    >
      <Select
        options={options}
        value={chosen}
        aria-label={`${asked.join('、')}并后列在`}
        data-testid="join-place"
        onChange={(key) => {
          setChosen(key);
          const others: JoinValues['joinPlaces'] = form.getFieldValue('joinPlaces') ?? {};
          form.setFieldsValue({
            joinPlaces: { ...others, ...Object.fromEntries(townships.map((town) => [town, key])) },
          });
        }}
      />
    </Form.Item>
  );
}
