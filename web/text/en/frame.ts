import type { FrameTexts } from '../zh/frame.ts';

export const frameText: FrameTexts = {
  serviceName: 'Vocational certificate subsidy',
  skipToContent: 'Skip to content',
  pagesLabel: 'Pages',
  help: 'Need help? Call your agency:',
  agencies: 'agency telephone numbers',
  pages: {
    start: 'Start',
    apply: 'Apply',
    applications: 'My applications',
    standards: 'Standards',
    agencies: 'Agencies',
    notices: 'Public notices',
  },
};
