import { useCitizenText } from '../citizen-text.tsx';
import { DeclaredField, type DeclaredFieldName, type DeclaredForm } from './declared-field.tsx';

const PERSON = ['name', 'idNumber', 'socialSecurityNumber', 'phone', 'applicantCategory'] as const;
const CERTIFICATE = ['certificateCategory', 'certificateNumber', 'issuedOn', 'occupationCode', 'level'] as const;
const PAYEE = ['payeeKind', 'bankName', 'accountNumber'] as const;

/** The fields of the guide, in its words. */
export function ApplyFields({ form }: { readonly form: DeclaredForm }) {
  const { text } = useCitizenText();
  const fields = (names: readonly DeclaredFieldName[]) =>
    names.map((name) => <DeclaredField key={name} name={name} form={form} />);
  return (
    <>
      <h2>{text.apply.person}</h2>
      {fields(PERSON)}
      <h2>{text.apply.certificate}</h2>
      {fields(CERTIFICATE)}
      <h2>{text.apply.payee}</h2>
      {fields(PAYEE)}
    </>
  );
}
