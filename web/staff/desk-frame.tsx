import type { ReactNode } from 'react';
import { type Language, pathIn } from '../../shared/contracts/portal-pages.ts';
import { LANGUAGE_NAME, LANGUAGE_TAG, otherLanguage } from '../text/language.ts';
import type { StaffText } from '../text/zh/staff.ts';
import { type Duty, dutyOf } from './duty.ts';

interface DeskFrameProps {
  readonly text: StaffText['frame'];
  readonly language: Language;
  /** The page that is shown, without language. */
  readonly path: string;
  /** What the person may do; where nobody is known yet, every page is offered. */
  readonly duty?: Duty;
  /** What stands in the band beside the language, such as the name of the person and the sign-out. */
  readonly side?: ReactNode;
  readonly children: ReactNode;
}

/** Band and content of the staff desk. Works in the browser and at the build. */
export function DeskFrame({ text, language, path, duty = dutyOf(undefined), side, children }: DeskFrameProps) {
  const other = otherLanguage(language);
  const { mayEnter, mayKey, seesBatches, mayReadBudget, mayReplay, oversees, seesRetention } = duty;
  const links = [
    { path: '/staff/tasks', label: text.pages.tasks },
    { path: '/staff/applications', label: text.pages.applications },
    ...(mayEnter ? [{ path: '/staff/entries', label: text.pages.entry }] : []),
    { path: '/staff/searches', label: text.pages.search },
    { path: '/staff/notices', label: text.pages.notices },
    ...(mayKey ? [{ path: '/staff/objections', label: text.pages.objections }] : []),
    ...(seesBatches ? [{ path: '/staff/batches', label: text.pages.batches }] : []),
    ...(mayReadBudget ? [{ path: '/staff/budget', label: text.pages.budget }] : []),
    ...(mayReplay ? [{ path: '/staff/what-if', label: text.pages.whatIf }] : []),
    ...(oversees ? [{ path: '/staff/reports', label: text.pages.reports }] : []),
    ...(seesRetention ? [{ path: '/staff/retention', label: text.pages.retention }] : []),
    { path: '/staff/delegations', label: text.pages.delegations },
  ];
  return (
    <>
      <a className="skip-link" href="#content">
        {text.skipToContent}
      </a>
      <header className="desk-band">
        <strong>{text.deskName}</strong>
        <nav aria-label={text.pagesLabel} className="desk-band-side">
          {links.map((link) => (
            <a
              key={link.path}
              href={pathIn(language, link.path)}
              aria-current={path.startsWith(link.path) ? 'page' : undefined}
            >
              {link.label}
            </a>
          ))}
        </nav>
        <div className="desk-band-side">
          {side}
          <a href={pathIn(other, path)} lang={LANGUAGE_TAG[other]} hrefLang={LANGUAGE_TAG[other]}>
            {LANGUAGE_NAME[other]}
          </a>
        </div>
      </header>
      <main className="desk-main" id="content" tabIndex={-1}>
        {children}
      </main>
    </>
  );
}
