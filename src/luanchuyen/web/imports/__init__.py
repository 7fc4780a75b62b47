"""Import of a workbook: upload, look at what would change, confirm."""
