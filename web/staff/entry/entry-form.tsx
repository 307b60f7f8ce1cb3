import { completeAnswers } from '../../citizen/certificate/check-answers.ts';
import { DeskForm } from '../form/desk-form.tsx';
import { useStaffText } from '../staff-text.tsx';
import { CertificateFields, PayeeFields, PersonFields, PresenterFields } from './entry-fields.tsx';
import type { EntryFormState } from './use-entry-form.ts';

/** Who is here, the applicant, the certificate and the account: the fields of the citizens' form, in its words. */
export function EntryForm({ of: form }: { readonly of: EntryFormState }) {
  const { desk } = useStaffText().text;
  const issuedOn = form.typed.issuedOn || undefined;
  return (
    <div className="desk-form">
      <DeskForm of={form} submit={desk.entry.submit}>
        <PresenterFields form={form} />
        <PersonFields form={form} />
        <CertificateFields form={form} issuedOn={issuedOn} answers={completeAnswers(form.typed, issuedOn)} />
        <PayeeFields form={form} />
      </DeskForm>
    </div>
  );
}
