import { type ComponentType, lazy } from 'react';

export interface LocalPage {
  readonly path: string;
  readonly Page: ComponentType;
}

/** The pages of the panel. A new page is a file and a line. */
export const localPages: readonly LocalPage[] = [
  page('/local', async () => (await import('./panel/panel-page.tsx')).PanelPage),
  page('/local/workflow/:applicationId?', async () => (await import('./workflow/workflow-page.tsx')).WorkflowPage),
];

function page(path: string, load: () => Promise<ComponentType>): LocalPage {
  return { path, Page: lazy(async () => ({ default: await load() })) };
}
