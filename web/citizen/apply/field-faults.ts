import { useCitizenText } from '../citizen-text.tsx';
import { FIELD_AT, type FieldName, fieldAt } from './form-values.ts';

export interface FieldFault {
  readonly field: FieldName;
  /** What the service said of it; the page has its own text where only the shape is wrong. */
  readonly said?: string;
}

/** The first fault of each field, in the order of the page; the contract has another order. */
export function fieldFaults(
  errors: readonly { readonly pointer: string; readonly message?: string }[],
): readonly FieldFault[] {
  const faults: FieldFault[] = [];
  for (const { pointer, message } of errors) {
    const field = fieldAt(pointer);
    if (!field || faults.some((fault) => fault.field === field)) continue;
    faults.push({ field, ...(message !== undefined && { said: message }) });
  }
  const order: readonly string[] = Object.values(FIELD_AT);
  return faults.sort((one, other) => order.indexOf(one.field) - order.indexOf(other.field));
}

/** The faults as the page says them. The service speaks Chinese; in another language the page has its own words. */
export function useFaultTexts(faults: readonly FieldFault[]): ReadonlyMap<FieldName, string> {
  const { language, text } = useCitizenText();
  return new Map(
    faults.map(({ field, said }) => [field, said !== undefined && language === 'zh' ? said : text.apply.faults[field]]),
  );
}
