import type { CorrectableField } from '../../../shared/domain/correction.ts';
import { listText } from '../../text/format.ts';
import { useStaffText } from '../staff-text.tsx';

/** The fields that the applicant must correct, in one line. */
export function AskedFields({ fields }: { readonly fields: readonly CorrectableField[] }) {
  const { language, text } = useStaffText();
  const named = fields.map((field) => text.case.correctableFields[field]);
  return <p>{text.desk.decision.fieldsAsked(listText(named, language))}</p>;
}
