import { SelectField, TextField } from '../../design/field.tsx';
import { optionsOf } from '../labels.ts';
import { useStaffText } from '../staff-text.tsx';
import type { DeskFormState } from './use-desk-form.ts';

type Control = ReturnType<DeskFormState['field']>;

/** By which way something was received. */
export function ChannelField({ label, ...control }: Control & { readonly label: string }) {
  const { forms, request } = useStaffText().text.desk;
  const options = [{ value: '', label: forms.choose }, ...optionsOf(request.channels)];
  return <SelectField {...control} label={label} options={options} />;
}

interface DayFieldProps extends Control {
  readonly label: string;
  readonly hint?: string;
  readonly readOnly?: boolean;
}

/** A day. The field is the browser's own, and gives it as YYYY-MM-DD. */
export function DayField(props: DayFieldProps) {
  return <TextField {...props} type="date" />;
}
