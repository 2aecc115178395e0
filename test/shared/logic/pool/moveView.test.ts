/** A saved view goes along with its categories and lists, and asks for nothing besides. */
import { expect, test } from 'vitest';
import { viewElsewhere } from '../../../../shared/logic/pool/moveView';
import type { SchemeSection } from '../../../../shared/logic/schemes/schemeLists';
import { poolViewSchema } from '../../../../shared/model/poolView';

const section = (text: string): SchemeSection => {
  const [listId = '', category = ''] = text.split('·');
  return { listId, category };
};
const before = ['基本·党建', '基本·服务', '配合·服务', '收回·服务'].map(section);

function now(filter: object, moves: Readonly<Record<string, string>>) {
  const follow = (one: SchemeSection) =>
    section(moves[`${one.listId}·${one.category}`] ?? `${one.listId}·${one.category}`);
  const { lists, categories } = viewElsewhere(poolViewSchema.parse({ filter }), before, follow).filter;
  return { lists, categories };
}

test('a category that is called otherwise in one list alone is asked for under both names', () => {
  const moves = { 基本·服务: '基本·民生' };
  expect(now({ categories: ['服务'] }, moves)).toEqual({ lists: [], categories: ['民生', '服务'] });
  expect(now({ lists: ['基本'], categories: ['服务'] }, moves)).toEqual({ lists: ['基本'], categories: ['民生'] });
  expect(now({ lists: ['配合'], categories: ['服务'] }, moves)).toEqual({ lists: ['配合'], categories: ['服务'] });
});

test('a category that went into another list takes its list along, and a list as a whole stays what it is', () => {
  const moves = { 基本·服务: '配合·服务' };
  expect(now({ lists: ['基本'], categories: ['服务'] }, moves)).toEqual({ lists: ['配合'], categories: ['服务'] });
  expect(now({ lists: ['基本'] }, moves)).toEqual({ lists: ['基本'], categories: [] });
});

test('a list that is no more is the one its categories went into', () => {
  expect(now({ lists: ['收回'] }, { 收回·服务: '配合·服务' })).toEqual({ lists: ['配合'], categories: [] });
});

test('what the scheme did not know, and what was sorted at first, stays', () => {
  expect(now({ categories: ['从前的类'] }, {})).toEqual({ lists: [], categories: ['从前的类'] });
  const moves = { 基本·服务: '配合·民生' };
  expect(now({ lists: ['基本'], categories: ['服务'], sorted: '' }, moves)).toEqual({
    lists: ['基本'],
    categories: ['民生'],
  });
});
