import type { ReactNode } from 'react';
import { Alert } from '../../design/alert.tsx';
import { useCitizenText } from '../citizen-text.tsx';

interface ReasonsProps {
  readonly title: string;
  readonly reasons: readonly {
    readonly code: string;
    readonly message: string;
    readonly legalBasis: string;
    readonly correctable: boolean;
  }[];
  readonly children?: ReactNode;
}

/** All reasons of a refusal, each with its legal basis. The texts of the policy are Chinese in every language. */
export function Reasons({ title, reasons, children }: ReasonsProps) {
  const { text } = useCitizenText();
  return (
    <Alert tone="error" title={title} announced>
      <ul>
        {reasons.map(({ code, message, legalBasis, correctable }) => (
          <li key={code}>
            <span lang="zh-CN">{message}</span> {correctable && text.apply.correctable}
            <div className="secondary">
              {text.apply.legalBasis}: <span lang="zh-CN">{legalBasis}</span>
            </div>
          </li>
        ))}
      </ul>
      {children}
    </Alert>
  );
}
