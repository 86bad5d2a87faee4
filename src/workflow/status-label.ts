export { statusLabel } from '../monitoring/status-label.ts';
