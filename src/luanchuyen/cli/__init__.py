"""The commands: `luanchuyen …` on a workbook or on the database."""
