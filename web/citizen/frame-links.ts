import type { FrameLink } from '../design/page-frame.tsx';
import type { CitizenText } from '../text/zh/citizen.ts';

/** The row of pages on the frame of the citizens' pages. */
export function frameLinks({ pages }: CitizenText['frame']): readonly FrameLink[] {
  return [
    { path: '/apply', label: pages.apply },
    { path: '/applications', label: pages.applications },
    { path: '/standards', label: pages.standards },
    { path: '/agencies', label: pages.agencies },
    { path: '/notices', label: pages.notices },
  ];
}
