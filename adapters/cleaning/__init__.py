"""Text without markup and damage: HTML through selectolax, mojibake through ftfy."""
