import type { SummarisedError } from '../../design/error-summary.tsx';

/** What stands in the fields of a form. */
export type Typed<Field extends string> = Readonly<Record<Field, string>>;

/**
 * Whether what stands in a field can be sent, in the order of the form. It may depend on the other fields. The service
 * checks it again.
 */
export type Fitting<Field extends string> = Readonly<Record<Field, (value: string, typed: Typed<Field>) => boolean>>;

/** A text of a sensible length, without the blanks at its ends. */
export function ofLength(minimum: number, maximum: number) {
  return (value: string): boolean => {
    const { length } = value.trim();
    return length >= minimum && length <= maximum;
  };
}

export function isChosen(value: string): boolean {
  return value !== '';
}

/** A day as a date field gives it; it is empty where the day is incomplete. */
export function isDay(value: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(value);
}

/**
 * An amount in yuan, with at most two decimals, in fen; undefined where it is none or nothing.
 *
 * @example fenOf('2500.5') // 250050
 */
export function fenOf(yuan: string): number | undefined {
  const match = /^(\d{1,8})(?:\.(\d{1,2}))?$/.exec(yuan.trim());
  const amount = match ? Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0')) : 0;
  return amount > 0 ? amount : undefined;
}

export function isAmount(yuan: string): boolean {
  return fenOf(yuan) !== undefined;
}

/** The last part of the type of a problem, which tells one from another. */
export function slugOf({ type }: { readonly type: string }): string {
  return type.slice(type.lastIndexOf('/') + 1);
}

/** The fields in the order of the form. */
export function fieldsOf<Field extends string>(fitting: Fitting<Field>): readonly Field[] {
  return Object.keys(fitting).filter((field): field is Field => field in fitting);
}

/** What must be put right before the form can be sent, each with what the field needs. */
export function errorsIn<Field extends string>(
  typed: Typed<Field>,
  fitting: Fitting<Field>,
  needed: Typed<Field>,
): readonly SummarisedError[] {
  return fieldsOf(fitting)
    .filter((field) => !fitting[field](typed[field], typed))
    .map((field) => ({ id: field, message: needed[field] }));
}

interface Wording<Field extends string> {
  readonly fields: readonly Field[];
  readonly needed: Typed<Field>;
  /** The service's own sentences are Chinese. In another language the page says what the field needs. */
  readonly inChinese: boolean;
  /** The field of the form for one of the service with another name, by its first name or its whole pointer. */
  readonly fieldFor?: Readonly<Record<string, Field>> | undefined;
}

/** What the service found wrong, at the fields of the form. What belongs to none of them is left out. */
export function serviceErrors<Field extends string>(
  errors: readonly { readonly pointer: string; readonly message: string }[],
  { fields, needed, inChinese, fieldFor = {} }: Wording<Field>,
): readonly SummarisedError[] {
  return errors.flatMap(({ pointer, message }) => {
    const name = pointer.split('/')[1] ?? '';
    const field = fieldFor[pointer] ?? fieldFor[name] ?? fields.find((each) => each === name);
    return field === undefined ? [] : [{ id: field, message: inChinese ? message : needed[field] }];
  });
}
