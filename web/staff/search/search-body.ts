import { MOBILE_PATTERN } from '../../../shared/domain/phone.ts';
import { type Fitting, isChosen, ofLength, type Typed } from '../form/form-rules.ts';

export type SearchField = 'by' | 'number' | 'purpose';

export const NO_SEARCH: Typed<SearchField> = { by: 'idNumber', number: '', purpose: '' };

const SHAPES: Readonly<Record<string, RegExp>> = {
  idNumber: /^\d{17}[\dX]$/,
  phone: MOBILE_PATTERN,
  certificateNumber: /^[A-Z0-9]{4,40}$/,
};

/** Whether a search can be sent as it is typed. The service checks it again. */
export const FITTING: Fitting<SearchField> = {
  by: isChosen,
  number: (value, { by }) => SHAPES[by]?.test(plain(value)) ?? false,
  purpose: ofLength(4, 200),
};

/** A search as the service takes it: one number, and what for. */
export function bodyOf({ by, number, purpose }: Typed<SearchField>) {
  return { [by]: plain(number), purpose: purpose.trim() };
}

/** Numbers are often typed in groups, full-width, or in small letters. */
function plain(text: string): string {
  return text.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase();
}
