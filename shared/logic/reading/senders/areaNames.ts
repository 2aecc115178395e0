/** Areas that have a township's duties without being called one: 柳泉新区管委会, 红星农场. Beside townships they are as good. */
import { bareUnit } from '../../units/levelUnitName';
import { bareFileName } from './recognizeUnit';

const AREA =
  /^\p{Script=Han}{1,14}(管委会|管理委员会|(开发|新|园|示范|度假|风景|景|工业|产业|合作|试验)区|农场|林场|牧场|渔场|办事处|社区服务中心)$/u;

export function isArea(name: string): boolean {
  return AREA.test(bareUnit(name));
}

/** The area that a heading or a sheet's name speaks of and of nothing else; '' when none. */
export function areaIn(text: string): string {
  const name = bareFileName(text);
  return isArea(name) ? name : '';
}
