import { readDefinition } from '../read-definition.ts';
import { type EffectivenessMethod, parseMethod } from './effectiveness-method.ts';

/** Reads the shipped method, or the user's file. @throws Failure `method-unreadable`, `method-invalid` */
export function readMethod(
  file: string | URL = new URL('../data/effectiveness-method.json', import.meta.url),
): EffectivenessMethod {
  return readDefinition(file, { code: 'method', name: 'методики' }, parseMethod);
}
