import { Details } from '../../design/details.tsx';
import { endText, listText } from '../../text/format.ts';
import { useCitizenText } from '../citizen-text.tsx';
import { inOrder } from './asked-fields.ts';
import type { OwnApplication } from './use-own-application.ts';

/** What the agency has asked for: the fields, what is wrong with them in its own words, and until when. */
export function AskedOfYou({ correction }: { readonly correction: NonNullable<OwnApplication['correction']> }) {
  const { language, text } = useCitizenText();
  const words = text.correction;
  const fields = inOrder(correction.fields).map((field) => text.case.correctableFields[field]);
  return (
    <Details
      of={[
        { term: words.fields, value: listText(fields, language) },
        {
          term: words.explanation,
          value: (
            <span className="written" lang="zh-CN">
              {correction.explanation}
            </span>
          ),
        },
        { term: words.dueAt, value: <span className="number">{endText(correction.dueAt, language)}</span> },
      ]}
    />
  );
}
