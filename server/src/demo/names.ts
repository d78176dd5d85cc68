/** Common given and family names of Great Britain, combined at random by us; nobody in particular is meant. */
export const givenNames = [
  'Aaliyah', 'Adam', 'Aisha', 'Alfie', 'Amelia', 'Amir', 'Anna', 'Archie', 'Bethan', 'Caleb', 'Carys', 'Charlotte', 'Chloe', 'Daisy', 'Daniel', 'Dylan',
  'Ella', 'Elsie', 'Ethan', 'Evie', 'Farah', 'Finley', 'Freya', 'George', 'Grace', 'Hamza', 'Hannah', 'Harry', 'Hassan', 'Holly', 'Imogen', 'Isaac',
  'Isla', 'Jack', 'Jacob', 'Jasmine', 'Jayden', 'Joseph', 'Kai', 'Leah', 'Leo', 'Lewis', 'Liam', 'Lucy', 'Maisie', 'Maryam', 'Max', 'Megan',
  'Mohammed', 'Molly', 'Nathan', 'Niamh', 'Noah', 'Olivia', 'Oscar', 'Poppy', 'Rhys', 'Rosie', 'Ruby', 'Samuel', 'Sofia', 'Theo', 'Tomasz', 'Zara',
] as const

export const familyNames = [
  'Adeyemi', 'Ali', 'Atkinson', 'Baker', 'Barnes', 'Begum', 'Bennett', 'Bradley', 'Brown', 'Burke', 'Campbell', 'Carter', 'Chowdhury', 'Clarke', 'Collins',
  'Cooper', 'Davies', 'Dixon', 'Edwards', 'Ellis', 'Evans', 'Fletcher', 'Foster', 'Gibson', 'Graham', 'Griffiths', 'Hall', 'Harris', 'Harrison', 'Hughes',
  'Hussain', 'Jackson', 'James', 'Kaur', 'Kelly', 'Kennedy', 'Khan', 'Kowalska', 'Lewis', 'Marshall', 'Mason', 'Mensah', 'Mills', 'Mitchell', 'Moore',
  'Morgan', 'Murphy', 'Nowak', 'Osei', 'Owen', 'Palmer', 'Parker', 'Patel', 'Phillips', 'Price', 'Reid', 'Roberts', 'Robinson', 'Shah', 'Simpson',
  'Singh', 'Stevens', 'Taylor', 'Thomas', 'Turner', 'Walker', 'Ward', 'Watson', 'White', 'Williams', 'Wilson', 'Wright', 'Yates', 'Young',
] as const
