/** Whose each table is where one file holds a table for each department: by its title, else by the name of its sheet. */
import { bareUnit } from '../../units/levelUnitName';
import { unitMeant } from '../../units/unitMeant';
import { isDepartmentName } from '../sheetMeaning';
import { guessUnitName } from './guessUnitName';

interface Table {
  readonly sheet: string;
  readonly titles: readonly string[];
}

const listTitle = /(清单|目录|表|事项|职责|任务)$/;
/** 县水利局交办事项: who hands the duties down, not who sends the table. */
const handedDown = /交办|派发|下派|布置|转办|派单/;

function inTitle(title: string): string {
  const plain = bareUnit(title);
  if (plain.length > 40 || !listTitle.test(plain) || handedDown.test(plain)) return '';
  const name = guessUnitName('', '', [plain]) ?? '';
  return isDepartmentName(name) && !/[、,，;和及与]/.test(name) ? name : '';
}

const county = /^(.{2,6}?[县市区旗州盟]|[县市区旗州盟])(?=.{2,}(局|委|部)$)/;

/** 安平县应急管理局 and 县应急局. */
function isOneDepartment(one: string, other: string): boolean {
  const [plain, registered] = [one, other].map((name) => name.replace(county, ''));
  const { certain, short } = unitMeant(plain ?? one, [{ name: registered ?? other, aliases: [] }]);
  return certain !== null || short !== null;
}

/** 住建局 → 住建, as it is called among others in the name of a file. */
function core(name: string): string {
  return name.replace(/^[县市区旗州]/, '').replace(/(委员会|局|委|部)$/, '');
}

/**
 * Whether sheets named by departments are theirs: where the file speaks of departments or of two of these. Else a
 * township may have sorted its own duties by who hands them down.
 */
function speaksOfDepartments(fileName: string, sheets: readonly string[]): boolean {
  if (handedDown.test(fileName)) return false;
  if (/部门|[县市区旗州]直|各局|各单位/.test(fileName)) return true;
  return sheets.filter((sheet) => core(sheet).length >= 2 && fileName.includes(core(sheet))).length > 1;
}

/**
 * The department of each table, by the first of its names in the file; '' where neither title nor name of the sheet says
 * one.
 */
export function departmentsOfTables(fileName: string, tables: readonly Table[]): string[] {
  const named = tables.map(({ sheet }) => sheet).filter(isDepartmentName);
  const bySheet = speaksOfDepartments(fileName, named);
  const known: string[] = [];
  return tables.map(({ sheet, titles }) => {
    const titled = titles.map(inTitle).find((name) => name !== '') ?? '';
    const name = titled || (bySheet && isDepartmentName(sheet) ? sheet : '');
    const before = known.find((one) => name !== '' && isOneDepartment(one, name));
    if (before === undefined) known.push(name);
    return before ?? name;
  });
}
