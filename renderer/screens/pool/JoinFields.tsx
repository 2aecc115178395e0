/** What a 合并 brings along: townships and bases of the items that go, and the list where a township has them in different ones. */
import { Checkbox, Form, Select } from 'antd';
import type { ReactNode } from 'react';
import type { JoinPlan } from '../../../shared/logic/joinItems';
import { sectionKey, sectionWords } from '../../../shared/logic/schemeLists';
import type { Join } from '../../../shared/model/deed';
import { useRead } from '../../hooks';

/** As the form holds it: the place chosen for each township, as a key. */
export interface JoinValues {
  readonly joinTownships: boolean;
  readonly joinBases: boolean;
  readonly joinPlaces: Readonly<Record<string, string>>;
}

export const JOIN_ALL: JoinValues = { joinTownships: true, joinBases: true, joinPlaces: {} };

export function joinOf({ joinTownships, joinBases, joinPlaces }: JoinValues): Join {
  const places = Object.entries(joinPlaces).map(([township, key]) => {
    const [listId = '', category = ''] = key.split('\n');
    return { township, listId, category };
  });
  return { townships: joinTownships, bases: joinBases, places };
}

/** Inside a Form whose values have those of `JoinValues`. */
export function JoinFields({ ids, targetId }: { ids: readonly number[]; targetId: number }): ReactNode {
  const plan = useRead('previewJoin', { itemIds: [...ids], targetItemId: targetId });
  if (!plan.data) return null;
  const { gained, differing, bases } = plan.data;
  if (gained.length + differing.length + bases.length === 0)
    return <p className="muted small">保留的那一项已含并入项的适用乡镇和依据，没有要带过去的。</p>;
  return (
    <fieldset className="join-fields" aria-label="并入时带过去" data-testid="join-fields">
      <legend>并入时带过去</legend>
      {gained.length > 0 ? <GainedTowns gained={gained} /> : null}
      {bases.length > 0 ? (
        <Form.Item name="joinBases" valuePropName="checked">
          <Checkbox data-testid="join-bases">
            依据 {bases.length} 条（{bases.map(({ title, clause }) => `《${title}》${clause}`).join('、')}），条款待核对
          </Checkbox>
        </Form.Item>
      ) : null}
      {differing.map((one) => (
        <TownPlace key={one.township} one={one} />
      ))}
    </fieldset>
  );
}

function GainedTowns({ gained }: Pick<JoinPlan, 'gained'>): ReactNode {
  const taken = Form.useWatch('joinTownships') ?? true;
  const names = gained.map(({ township }) => township).join('、');
  return (
    <Form.Item name="joinTownships" valuePropName="checked" help={taken ? '' : `${names}的清单里将没有这件事。`}>
      <Checkbox data-testid="join-townships">适用乡镇：加 {names}</Checkbox>
    </Form.Item>
  );
}

/** The first place is where it stays when nobody chooses. */
function TownPlace({ one: { township, places } }: { one: JoinPlan['differing'][number] }): ReactNode {
  const summary = useRead('summary', {});
  const lists = summary.data?.scheme.lists ?? [];
  const options = places.map((place) => ({
    value: sectionKey(place),
    label: `${sectionWords(lists, place)}（“${place.name}”）`,
  }));
  return (
    <Form.Item
      name={['joinPlaces', township]}
      label={`${township}原来列在不同的${lists.length > 1 ? '清单' : '类别'}，并后列在`}
      initialValue={options[0]?.value}
    >
      <Select options={options} data-testid="join-place" />
    </Form.Item>
  );
}
