import type { ReactNode } from 'react';
import type { ReasonCode } from '../../../shared/domain/reason-code.ts';
import { Alert } from '../../design/alert.tsx';
import { useCitizenText } from '../citizen-text.tsx';
import { Original } from '../original.tsx';

interface ReasonsProps {
  readonly title: string;
  readonly reasons: readonly {
    readonly code: ReasonCode;
    readonly message: string;
    readonly legalBasis: string;
    readonly correctable: boolean;
  }[];
  /** What is said of a reason that the person can correct. */
  readonly correctable?: string;
  readonly children?: ReactNode;
}

/** All reasons of a refusal, each with its legal basis, which is Chinese in every language. */
export function Reasons({ title, reasons, correctable: canCorrect, children }: ReasonsProps) {
  const { language, text } = useCitizenText();
  return (
    <Alert tone="error" title={title} announced>
      <ul>
        {reasons.map(({ code, message, legalBasis, correctable }) => (
          <li key={code}>
            {text.ownCase.reason(code, message)} {correctable && (canCorrect ?? text.apply.correctable)}
            {language === 'en' && <Original>{message}</Original>}
            <div className="secondary">
              {text.ownCase.legalBasis}: <span lang="zh-CN">{legalBasis}</span>
            </div>
          </li>
        ))}
      </ul>
      {children}
    </Alert>
  );
}
