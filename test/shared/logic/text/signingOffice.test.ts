/** The name an office signs with where nobody wrote it down. */
import { expect, test } from 'vitest';
import { signingOffice } from '../../../../shared/logic/text/signingOffice';

test('a county, a city, a district and a banner have the office of their Party committee', () => {
  expect(['安澜县', '东宁市', '城关区', '科尔沁右翼前旗'].map(signingOffice)).toEqual([
    '中共安澜县委机构编制委员会办公室',
    '中共东宁市委机构编制委员会办公室',
    '中共城关区委机构编制委员会办公室',
    '中共科尔沁右翼前旗委机构编制委员会办公室',
  ]);
});

test('what names no county stays as it was written', () => {
  expect(['东宁市乡镇清单', '经济开发区（筹）', ''].map(signingOffice)).toEqual([
    '东宁市乡镇清单',
    '经济开发区（筹）',
    '',
  ]);
});
