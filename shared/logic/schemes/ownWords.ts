/** 本镇写法: what a township's list says of an item otherwise than the item does, in words. */
import {
  type ItemContent,
  type ItemTownship,
  OWN_PRINT_WORDS,
  type OwnPrint,
  ownPrintSchema,
  RESPONSIBILITY_ROLE_WORDS,
  TOWNSHIP_ROLE_WORDS,
} from '../../model/item';
import { formatCitation } from '../bases/parseCitation';

type Own = Pick<ItemTownship, 'wording'> & { readonly place?: unknown; readonly print?: OwnPrint | undefined };

/** 类别, 乡镇职责, 部门和职责: of what there are other words. */
export function ownParts({ place, wording, print = {} }: Own): string[] {
  return [
    ...(place === undefined ? [] : ['类别']),
    ...(wording === undefined ? [] : ['乡镇职责']),
    ...ownPrintSchema
      .keyof()
      .options.filter((part) => part in print)
      .map((part) => OWN_PRINT_WORDS[part]),
  ];
}

/** Every township whose list says the item otherwise, and in what. */
export function townsWithOwn({ townships, prints = [] }: Pick<ItemContent, 'townships' | 'prints'>): {
  township: string;
  parts: string[];
}[] {
  if (townships.length + prints.length === 0) return [];
  const names = new Set([...townships, ...prints].map(({ township }) => township));
  return [...names].flatMap((township) => {
    const row = townships.find((one) => one.township === township);
    if (row?.applies === false) return [];
    const parts = ownParts({ ...row, print: prints.find((one) => one.township === township) });
    return parts.length > 0 ? [{ township, parts }] : [];
  });
}

/** What was printed, a line for each part of it: 依据：《…》. */
export function printLines({ townshipRole, responsibilities, bases, remark, fields }: OwnPrint): string[] {
  const told = {
    townshipRole: townshipRole && TOWNSHIP_ROLE_WORDS[townshipRole],
    responsibilities: responsibilities?.map(partWords).join('；'),
    bases: bases?.map(formatCitation).join('；'),
    remark,
    fields: fields && Object.values(fields).join('；'),
  };
  return ownPrintSchema
    .keyof()
    .options.flatMap((part) =>
      told[part] === undefined ? [] : [`${OWN_PRINT_WORDS[part]}：${told[part] || '没有写'}`],
    );
}

function partWords({ unit, role, text }: NonNullable<OwnPrint['responsibilities']>[number]): string {
  return `${unit}（${RESPONSIBILITY_ROLE_WORDS[role]}）${text}`;
}
