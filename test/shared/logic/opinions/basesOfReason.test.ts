/** The bases in a reason, whatever else it says. */
import { expect, test } from 'vitest';
import { basesOfReason } from '../../../../shared/logic/opinions/basesOfReason';

test.each<[string, string[]]>([
  ['农业机械化促进法第二十七条', ['《农业机械化促进法》第二十七条']],
  ['根据农田水利条例第五条、第六条，应由乡镇协助', ['《农田水利条例》第五条、第六条']],
  ['水法第9条；河道管理条例第五条第二款', ['《水法》第9条', '《河道管理条例》第五条第二款']],
  ['地名管理条例', ['《地名管理条例》']],
  ['依据国办发[2019]50号，各地都列了', ['国办发〔2019〕50号']],
  ['《农村供水条例》第三条；《水法》第五条', ['《农村供水条例》第三条', '《水法》第五条']],
  ['群众反映强烈', []],
  ['没有执法权，也没有办法', []],
  ['按原来的规定办理', []],
  ['', []],
])('%s', (reason, bases) => {
  expect(basesOfReason(reason)).toEqual(bases);
});
