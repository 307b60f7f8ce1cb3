import type { Problem } from '../../api/trouble.ts';

/** The fields in the order of the page. */
export const FIELDS = ['objectorName', 'objectorIdNumber', 'phone', 'phoneCode', 'statement'] as const;
export type Field = (typeof FIELDS)[number];

export type Faults = Readonly<Partial<Record<Field, string>>>;

/** What is sent: everything by a stranger, the statement alone by somebody who is signed in. */
export function sentBody(typed: Readonly<Record<Field, string>>, phoneCodeId: string, signedIn: boolean) {
  const { statement, ...who } = typed;
  return signedIn ? { statement } : { ...who, phoneCodeId, statement };
}

interface Wording {
  readonly inChinese: boolean;
  readonly typed: Readonly<Record<Field, string>>;
  readonly own: Readonly<Record<Field, string>>;
}

/**
 * The faults that the service found, by field. The service speaks Chinese and of what was typed. In another language,
 * and where nothing was typed, the page says what the field needs.
 */
export function faultsOf({ errors = [] }: Pick<Problem, 'errors'>, { inChinese, typed, own }: Wording): Faults {
  const found = errors.flatMap(({ pointer, message }) => {
    // Without an id no code was asked for; the field of the code says so.
    const name = pointer === '/phoneCodeId' ? 'phoneCode' : pointer.slice(1);
    const field = FIELDS.find((each) => each === name);
    return field === undefined
      ? []
      : [[field, inChinese && typed[field].trim() !== '' ? message : own[field]] as const];
  });
  return Object.fromEntries(found);
}
