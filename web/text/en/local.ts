import type { LocalText } from '../zh/local.ts';

export const localText: LocalText = {
  frame: {
    serviceName: 'Local run',
    skipToContent: 'Skip to content',
    pagesLabel: 'Pages',
    help: 'This panel exists in the local run only.',
    agencies: 'Agencies',
    pages: { panel: 'Panel', citizen: 'Citizens', staff: 'Staff desk' },
  },
  loading: 'Loading…',
  unreachable: 'The local service does not answer.',
  retry: 'Try again',
  panel: { title: 'Local run', clock: 'The clock shows' },
  notFound: 'There is no such page',
};
