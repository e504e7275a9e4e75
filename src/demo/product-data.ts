import type { ProductInput } from '../domain/input/catalogue-input.ts'
import { beans } from './product-data-beans.ts'
import { equipment } from './product-data-equipment.ts'
import { tableware } from './product-data-table.ts'

/** The whole shelf. */
export const products: readonly ProductInput[] = [...beans, ...equipment, ...tableware]
