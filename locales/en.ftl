### Every sentence that nhaclich says to people. Keep the same keys as vi.ftl.

## Dates
weekday-mon = Monday
weekday-tue = Tuesday
weekday-wed = Wednesday
weekday-thu = Thursday
weekday-fri = Friday
weekday-sat = Saturday
weekday-sun = Sunday
