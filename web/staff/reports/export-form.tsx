import { taken } from '../../api/api-client.ts';
import type { Success } from '../../api/paths.ts';
import { SelectField } from '../../design/field.tsx';
import { useApi } from '../../session/session-context.tsx';
import { DeskForm } from '../form/desk-form.tsx';
import { type Fitting, isChosen, isDay, type Typed } from '../form/form-rules.ts';
import { DayField } from '../form/received-fields.tsx';
import { useDeskForm } from '../form/use-desk-form.ts';
import { chosenOf, optionsOf } from '../labels.ts';
import { useStaffText } from '../staff-text.tsx';
import { useAgencyChoices } from './agency-choices.ts';
import { boundsOf, type Period } from './period.ts';

export type Export = Success<'readExport'>;
type ExportField = 'kind' | 'exportFrom' | 'exportTo' | 'exportAgency';

/** The service checks more: how long an export may be, and that its first day has come. */
const FITTING: Fitting<ExportField> = {
  kind: isChosen,
  exportFrom: isDay,
  exportTo: (value, { exportFrom }) => isDay(value) && exportFrom <= value,
  exportAgency: () => true,
};

interface ExportFormProps {
  /** What the page shows: the form begins with it. */
  readonly period: Period;
  readonly agency: string | undefined;
  readonly onAsked: (asked: Export) => void;
}

/** Asks for an export. It begins with the months and the agency that the page shows. */
export function ExportForm({ period, agency, onAsked }: ExportFormProps) {
  const { text } = useStaffText();
  const { exports: words } = text.desk.reports;
  const api = useApi();
  const { usual, options } = useAgencyChoices(agency);
  const { from, to } = boundsOf(period);
  const empty: Typed<ExportField> = { kind: '', exportFrom: from, exportTo: to, exportAgency: agency ?? usual };
  const form = useDeskForm<ExportField, Export>({
    form: 'export',
    about: 'new',
    keeps: false,
    empty,
    fitting: FITTING,
    needed: words.needed,
    fieldFor: { from: 'exportFrom', to: 'exportTo', agency: 'exportAgency' },
    send: (typed, key) =>
      taken(
        api.POST('/v1/staff/reports/exports', {
          params: { path: {}, header: { 'idempotency-key': key } },
          body: {
            kind: chosenOf(words.kinds, typed.kind) ?? 'PAYMENTS',
            from: typed.exportFrom,
            to: typed.exportTo,
            agency: typed.exportAgency || undefined,
          },
        }),
      ),
    onSent: onAsked,
  });
  return (
    <div className="desk-form">
      <DeskForm of={form} submit={words.ask}>
        <SelectField
          {...form.field('kind')}
          label={words.kind}
          options={[{ value: '', label: text.desk.forms.choose }, ...optionsOf(words.kinds)]}
        />
        <DayField {...form.field('exportFrom')} label={words.from} />
        <DayField {...form.field('exportTo')} label={words.to} />
        <SelectField {...form.field('exportAgency')} label={text.desk.queue.agency} options={options} />
      </DeskForm>
    </div>
  );
}
