import type { FieldName } from '../apply/form-values.ts';
import { useCitizenText } from '../citizen-text.tsx';

/** What is declared in Chinese, also on an English page. */
const IN_CHINESE: readonly FieldName[] = ['occupationCode', 'bankName'];

interface PresentHintProps {
  readonly field: FieldName;
  readonly value: string;
}

/** What is declared so far, as a hint at its field. */
export function PresentHint({ field, value }: PresentHintProps) {
  const { text } = useCitizenText();
  return (
    <>
      {text.correction.present}
      <span className="number" lang={IN_CHINESE.includes(field) ? 'zh-CN' : undefined}>
        {value}
      </span>
    </>
  );
}
