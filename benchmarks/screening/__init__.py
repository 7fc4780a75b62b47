"""Screening beside NumPy, OpenFisca and a plain loop; raw tables; one sheet; workbooks."""
