/** Names for what one item can bring to another: a township, a basis with its clause, a department. */

export const townThing = (unitId: number): string => `town ${unitId}`;

export const basisThing = ({ basisId, clause }: { readonly basisId: number; readonly clause: string }): string =>
  `basis ${basisId} ${clause}`;

export const departmentThing = ({ unitId }: { readonly unitId: number }): string => `department ${unitId}`;
