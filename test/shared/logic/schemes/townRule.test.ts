/** Rules over the profiles of townships. */
import { describe, expect, test } from 'vitest';
import { classesOfTown, matchesTown, ruleWords } from '../../../../shared/logic/schemes/townRule';
import { townRuleSchema } from '../../../../shared/model/townRule';
import { unitProfileSchema } from '../../../../shared/model/unit';

const town = (name: string, profile: object) => ({ name, profile: unitProfileSchema.parse(profile) });
const border = town('三岔口镇', {
  class: ['沿边', '民族乡镇'],
  population: 21_000,
  industries: ['口岸贸易', '黑木耳'],
});
const street = town('城南街道', { kind: '城区街道', population: 83_150 });
const unknown = town('道河镇', { class: ['林区'] });

test('a name or kind says by itself what a township is', () => {
  expect(classesOfTown(street)).toEqual(['城区街道', '街道']);
  expect(classesOfTown(town('城南街道办事处', {}))).toEqual(['街道']);
  expect(classesOfTown(town('道河镇人民政府', {}))).toEqual(['镇']);
  expect(classesOfTown(border)).toEqual(['沿边', '民族乡镇', '镇']);
});

describe('a rule', () => {
  test.each([
    [{ classes: ['沿边', '林区'] }, [true, false, true], '沿边或林区'],
    [{ notClasses: ['街道'] }, [true, false, true], '街道除外'],
    [{ populationFrom: 20_000 }, [true, true, false], '人口 20,000 以上'],
    [{ populationTo: 50_000 }, [true, false, false], '人口 50,000 以下'],
    [{ populationFrom: 20_000, populationTo: 50_000 }, [true, false, false], '人口 20,000—50,000'],
    [{ industries: ['木耳'] }, [true, false, false], '主导产业含木耳'],
    [{ classes: ['沿边'], industries: ['茶'] }, [false, false, false], '沿边，主导产业含茶'],
    [{}, [true, true, true], ''],
  ])('%j', (rule, expected, words) => {
    const parsed = townRuleSchema.parse(rule);
    expect([border, street, unknown].map((one) => matchesTown(parsed, one))).toEqual(expected);
    expect(ruleWords(parsed)).toBe(words);
  });
});
