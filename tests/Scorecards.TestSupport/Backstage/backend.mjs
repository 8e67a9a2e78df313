// A Backstage backend with the catalog and Tech Insights; --config names its configuration.
import { createBackend } from '@backstage/backend-defaults';

// It looks for its own package.json from the working folder upwards.
process.chdir(new URL('.', import.meta.url).pathname);
const backend = createBackend();
backend.add(import('@backstage/plugin-catalog-backend'));
backend.add(import('@backstage-community/plugin-tech-insights-backend'));
await backend.start();
