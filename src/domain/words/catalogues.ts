import { ar } from './ar.ts'
import { de } from './de.ts'
import { en, type Words } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'
import { ja } from './ja.ts'
import { pt } from './pt.ts'

/** The languages that Boon speaks; the first is spoken where none fits. A new language is its file and its name here. */
export const CATALOGUES: Readonly<Record<string, Words>> = { en, de, fr, es, pt, ja, ar }
