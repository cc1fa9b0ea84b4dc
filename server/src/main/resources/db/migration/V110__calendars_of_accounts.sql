-- Which accounts have a calendar of their own is asked again and again.
CREATE INDEX account_change_calendar ON account_change (account, since, number)
    WHERE attributes ? 'calendar';
CREATE INDEX contact_opened ON contact (opened_at);
