export { Timestamp as default } from './display';
