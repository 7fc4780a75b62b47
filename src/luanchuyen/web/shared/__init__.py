"""What the areas share: page parts, words, days, paging and Excel."""
