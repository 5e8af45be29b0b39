import { readCatalogueView, WHOLE_CATALOGUE, writeCatalogueView } from './catalogue-view';

test.each([
  '',
  'name=rest+errors&in=texts&component=ssp-operator&component=a%26b&about=machine&release=4.20&loaded=yes&firing=yes',
])('an address gives the view that wrote it: %s', (address) => {
  expect(writeCatalogueView(readCatalogueView(new URLSearchParams(address))).toString()).toBe(address);
});

test('what makes no sense in an address counts as not said', () => {
  const nonsense = new URLSearchParams('about=everything&release=3.11&loaded=1&firing=maybe&in=books');
  expect(readCatalogueView(nonsense)).toEqual(WHOLE_CATALOGUE);
});
