/** 简报 is headed by what the county calls its lists, whatever the scheme. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { draftBriefing } from '../../../../shared/logic/paper/drafts/draftBriefing';
import { schemeSchema } from '../../../../shared/model/scheme';

const FOLDER = 'resources/schemes';
const schemes = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.json'))
  .map((name) => schemeSchema.parse(JSON.parse(readFileSync(`${FOLDER}/${name}`, 'utf8'))));

const briefing = { place: '安澜县', office: '', date: '2025-06-30', paragraph: '', rounds: [], figures: [] };

test('each scheme’s briefing bears the name of its own lists, a county’s own title too', () => {
  const titles = Object.fromEntries(schemes.map((scheme) => [scheme.id, draftBriefing(briefing, scheme).title]));
  expect(titles).toEqual({
    'six-category': '安澜县乡镇（街道）职责任务清单梳理情况简报',
    'three-lists': '安澜县乡镇（街道）履职事项清单梳理情况简报',
    'main-cooperating': '安澜县县乡“属地管理”事项主体责任和配合责任清单梳理情况简报',
    powers: '安澜县乡镇权力清单和责任清单梳理情况简报',
    village: '安澜县村（社区）协助事项清单梳理情况简报',
    whistle: '安澜县乡镇（街道）吹哨事项清单梳理情况简报',
    xiangcheng: '安澜县乡镇（街道）职责清单梳理情况简报',
  });
  for (const scheme of schemes) {
    const own = draftBriefing(briefing, { ...scheme, title: '〔place〕〔township〕权责事项清单' });
    const [first] = own.parts[0]?.content ?? [];
    expect(first?.kind === 'text' && first.text.replaceAll('\n', '')).toBe(
      '安澜县乡镇（街道）权责事项清单梳理情况简报',
    );
  }
});
