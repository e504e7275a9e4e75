import { de } from './de.ts'
import { en, type Words } from './en.ts'

/** The languages that Boon speaks; the first is spoken where none fits. A new language is its file and its name here. */
export const CATALOGUES: Readonly<Record<string, Words>> = { en, de }
