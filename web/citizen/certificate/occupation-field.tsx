import { useCitizenText } from '../citizen-text.tsx';
import { OccupationChoice, type OccupationProps } from './occupation-choice.tsx';

/** The occupation of a certificate, in the words of citizens. */
export function OccupationField(props: OccupationProps) {
  const { text } = useCitizenText();
  return <OccupationChoice {...props} words={text.apply} loading={text.loading} />;
}
