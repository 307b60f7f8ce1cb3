import { buildApp } from './build-app.ts';
import { bundleService } from './bundle-service.ts';

buildApp({ bundles: await bundleService() });
